const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** A picture that needs no style sheet: what the page's rules say is written on every shape. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((shape, index) => {
    const style = getComputedStyle(from[index]!);
    for (const property of properties) shape.setAttribute(property, style.getPropertyValue(property));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

async function loaded(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`;
  await image.decode();
  return image;
}

const margin = 20;

/** Breaks a sentence into lines that fit. */
function lines(context: CanvasRenderingContext2D, sentence: string, width: number): string[] {
  const broken: string[] = [];
  let line = '';
  for (const word of sentence.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      broken.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? broken : [...broken, line];
}

interface Placed {
  svg: SVGSVGElement;
  x: number;
  y: number;
  /** Of one among several. */
  name?: string;
}

const nameHeight = 20;

/** Several charts stand to each other as on screen, each below its name. */
function laidOut(charts: readonly SVGSVGElement[]): { placed: Placed[]; width: number; height: number } {
  const boxes = charts.map((svg) => svg.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const head = charts.length > 1 ? nameHeight : 0;
  const top = Math.min(...boxes.map((box) => box.top)) - head;
  return {
    placed: charts.map((svg, index) => ({
      svg,
      x: boxes[index]!.left - left,
      y: boxes[index]!.top - top,
      name: svg.closest<HTMLElement>('[data-panel]')?.dataset.panel,
    })),
    width: Math.max(...boxes.map((box) => box.right)) - left,
    height: Math.max(...boxes.map((box) => box.bottom)) - top,
  };
}

/** The charts with their question and sentence as a PNG of twice their size, in the colours on screen. */
export async function toPng(charts: readonly SVGSVGElement[], title: string, sentence: string): Promise<Blob> {
  const { placed, width, height } = laidOut(charts);
  const images = await Promise.all(charts.map(loaded));
  const page = getComputedStyle(document.body);
  const colour = (token: string) => page.getPropertyValue(`--relata-${token}`);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const small = `400 13px ${page.fontFamily}`;
  context.font = small;
  const said = lines(context, sentence, width);
  const head = margin + 20 + said.length * 18 + 8;
  canvas.width = 2 * (width + 2 * margin);
  canvas.height = 2 * (head + height + margin);
  context.scale(2, 2);
  context.fillStyle = colour('surface');
  context.fillRect(0, 0, width + 2 * margin, head + height + margin);
  context.fillStyle = colour('text');
  context.font = `600 14px ${page.fontFamily}`;
  context.fillText(title, margin, margin + 12, width);
  context.fillStyle = colour('text-2');
  context.font = small;
  said.forEach((line, index) => context.fillText(line, margin, margin + 34 + index * 18));
  placed.forEach(({ svg, x, y, name }, index) => {
    const size = svg.viewBox.baseVal;
    if (name) context.fillText(name, margin + x, head + y - 6, size.width);
    context.drawImage(images[index]!, margin + x, head + y, size.width, size.height);
  });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not draw the picture')))),
  );
}

/** Hands a file to the browser's downloads. */
export function download(content: Blob, name: string) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
