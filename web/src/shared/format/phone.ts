// How the national numbers of nearby countries are read aloud; others keep the form in which they are stored.
const groups: [code: string, sizes: number[]][] = [
  ['380', [2, 3, 2, 2]],
  ['373', [2, 3, 3]],
  ['48', [3, 3, 3]],
  ['40', [3, 3, 3]],
  ['421', [3, 3, 3]],
  ['420', [3, 3, 3]],
  ['36', [2, 3, 4]],
  ['7', [3, 3, 2, 2]],
  ['1', [3, 3, 4]],
];

/** "+380675550142" as "+380 67 555 01 42", with spaces that do not break. */
export function formatPhone(e164: string): string {
  for (const [code, sizes] of groups) {
    const national = e164.startsWith(`+${code}`) ? e164.slice(code.length + 1) : '';
    if (!/^\d+$/.test(national) || national.length !== sizes.reduce((sum, size) => sum + size, 0)) continue;
    let at = 0;
    const parts = sizes.map((size) => national.slice(at, (at += size)));
    return [`+${code}`, ...parts].join('\u00a0');
  }
  return e164;
}
