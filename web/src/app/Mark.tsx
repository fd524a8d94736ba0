/** Relata's mark: a loop that closes on a point, the customer. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="20" height="20" rx="4" fill="var(--relata-ink)" />
      <path
        d="M14.1 7.600a4.8 4.8 0 1 0 .5 3.1"
        fill="none"
        stroke="var(--relata-on-ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="14.3" cy="6.2" r="1.5" fill="var(--relata-on-ink)" />
    </svg>
  );
}
