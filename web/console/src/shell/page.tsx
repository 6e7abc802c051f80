import type { ReactNode } from "react";
import { useTitle } from "./use-title.ts";

interface PageProps {
  readonly title: string;
  /** What the page is for, in a sentence. */
  readonly about?: string;
  /** Beside the title, such as a button that adds something. */
  readonly side?: ReactNode;
  /** For tables and texts side by side. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A page other than the inbox: a column that scrolls. */
export function Page({ title, about, side, isWide = false, children }: PageProps) {
  useTitle(title);
  return (
    // It scrolls, also where nothing in it takes the keyboard.
    <main id="main" tabIndex={0} className="page">
      <div className={isWide ? "page-inner wide" : "page-inner"}>
        <header className="page-head">
          <div>
            <h1>
              <bdi>{title}</bdi>
            </h1>
            {about !== undefined && <p className="faint">{about}</p>}
          </div>
          {side}
        </header>
        {children}
      </div>
    </main>
  );
}
