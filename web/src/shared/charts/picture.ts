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

/** The chart with its question and sentence as a PNG of twice its size, in the colours on screen. */
export async function toPng(svg: SVGSVGElement, title: string, sentence: string): Promise<Blob> {
  const image = await loaded(svg);
  const { width, height } = svg.viewBox.baseVal;
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
  context.drawImage(image, margin, head, width, height);
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
