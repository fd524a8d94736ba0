import { type ReactNode, useId } from 'react';

/** Opens the chooser of the browser for the button that it draws. */
export function FilePicker({
  label,
  onFiles,
  children,
}: {
  label: string;
  onFiles: (files: File[]) => void;
  children: (open: () => void) => ReactNode;
}) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {children(() => document.getElementById(id)?.click())}
    </>
  );
}
