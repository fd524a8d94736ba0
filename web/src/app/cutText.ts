const farthest = 3;

function cutAround(element: Element | null): HTMLElement | undefined {
  for (let step = 0; element instanceof HTMLElement && step < farthest; step++, element = element.parentElement)
    if (element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis')
      return element;
  return undefined;
}

/** What an ellipsis has cut says itself whole where the pointer rests on it. */
export function tellCutTextOnHover() {
  const tell = (event: PointerEvent) => {
    const cut = event.target instanceof Element ? cutAround(event.target) : undefined;
    if (cut && !cut.title) cut.title = cut.textContent ?? '';
  };
  document.addEventListener('pointerover', tell);
  return () => document.removeEventListener('pointerover', tell);
}
