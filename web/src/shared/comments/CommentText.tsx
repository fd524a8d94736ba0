import { Fragment } from 'react';

/** The text with those it names set apart. */
export function CommentText({ text, names }: { text: string; names: readonly string[] }) {
  const marks = names.map((name) => `@${name}`).sort((a, b) => b.length - a.length);
  if (marks.length === 0) return <>{text}</>;
  const pattern = new RegExp(`(${marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return (
    <>
      {text.split(pattern).map((part, index) =>
        marks.includes(part) ? (
          <span key={index} className="link medium">
            {part}
          </span>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}
