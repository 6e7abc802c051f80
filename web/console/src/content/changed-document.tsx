import { useState, type ReactNode } from "react";

interface ChangedDocumentProps {
  /** What it is called, with whatever marks it bears. */
  readonly head: ReactNode;
  /** Whether it is open from the beginning. */
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** One changed document, folded; what is in it is drawn when it is first opened, since there may be hundreds. */
export function ChangedDocument({ head, isOpen, children }: ChangedDocumentProps) {
  const [isDrawn, setDrawn] = useState(isOpen);
  return (
    <details
      className="card changed"
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open) setDrawn(true);
      }}
    >
      <summary>{head}</summary>
      {isDrawn && children}
    </details>
  );
}
