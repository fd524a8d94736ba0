import type { Scope } from './roles';

const shares: Record<Scope, number> = { none: 0, self: 0.125, own: 0.25, team: 0.5, territory: 0.75, all: 1 };

/** How far a right reaches, as the filled part of a disc; the word stands beside it. */
export function ScopePie({ scope }: { scope: Scope }) {
  const share = shares[scope];
  const angle = 2 * Math.PI * share;
  const x = 6 + 5 * Math.sin(angle);
  const y = 6 - 5 * Math.cos(angle);
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
      <circle
        cx={6}
        cy={6}
        r={5}
        fill={share === 1 ? 'var(--relata-accent)' : 'none'}
        stroke={share === 0 ? 'var(--relata-ctl-line)' : 'var(--relata-accent)'}
      />
      {share > 0 && share < 1 && (
        <path d={`M6 6V1A5 5 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`} fill="var(--relata-accent)" />
      )}
    </svg>
  );
}
