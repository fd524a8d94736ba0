// How long a page must be still before it counts as there: longer than it takes to ask for what an answer calls for.
const stillMs = 120;
let asking = 0;
const plainFetch = globalThis.fetch;
globalThis.fetch = async (...what) => {
  asking++;
  try {
    return await plainFetch(...what);
  } finally {
    asking--;
  }
};

globalThis.calm = async () => {
  const moving = () =>
    document
      .getAnimations()
      .some(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().iterations !== Infinity);
  const waiting = () => asking > 0 || document.querySelector('[class*=skeleton]') !== null || moving();
  for (let still = 0; still < stillMs; still += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (waiting()) still = 0;
  }
};

// What people with small screens and big fingers stumble over and axe does not ask: for EveryPageTest.
globalThis.layoutComplaints = () => {
  const finger = 28;
  const found = [];

  const named = (element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50);
    return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} «${words}»`;
  };
  const shown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [aria-hidden=true]') === null;

  for (const frame of [document.documentElement, document.querySelector('main')])
    if (frame && frame.scrollWidth > frame.clientWidth) {
      const edge = frame.getBoundingClientRect().left + frame.clientWidth;
      const beyond = [...frame.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > edge);
      found.push(`sideways scrolling for ${beyond.slice(-3).map(named).join(', ') || named(frame)}`);
    }

  // Spacing and the 24 px of WCAG 2.2 are axe's; fingers want more, but for rows, links in text and ticks in tables.
  const controls = '.mantine-Button-root, .mantine-Input-input, nav a, [role=tab]';
  if (innerWidth <= 640)
    for (const control of document.querySelectorAll(controls)) {
      const { height } = control.getBoundingClientRect();
      if (shown(control) && !control.closest('table') && height < finger - 0.5)
        found.push(`${named(control)} is ${height} px high`);
    }

  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const parent = text.parentElement;
    if (text.data.trim() === '' || !shown(parent)) continue;
    range.selectNodeContents(text);
    const { right, width } = range.getBoundingClientRect();
    if (width === 0) continue;
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(box);
      if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll') break;
      if (overflowX !== 'visible' && right > box.getBoundingClientRect().right + 1) {
        found.push(`«${text.data.trim().slice(0, 50)}» is cut by ${named(box)}`);
        break;
      }
    }
  }
  return [...new Set(found)];
};
