import { Link } from "wouter";
import type { Problem } from "../api/content-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { readPath } from "./document-path.ts";

/** More of them say nothing more: the check of a draft names all. */
const MOST_SHOWN = 50;

/** What of the content in force is told to nobody, since this version of the program finds fault with it. */
export function FaultsNote({ faults }: { readonly faults: readonly Problem[] }) {
  const { say } = useTexts();
  if (faults.length === 0) return null;
  const shown = faults.slice(0, MOST_SHOWN);
  return (
    <div className="warned" role="alert">
      <h2>
        <Icon name="alarm" size={14} /> {say("console.content.faults", { count: faults.length })}
      </h2>
      <p>{say("console.content.faults.text")}</p>
      <ul className="paths">
        {shown.map(({ path, line, message }, index) => (
          <li key={index}>
            <Link href={placeOf(path)}>
              <code>
                {path}:{line}
              </code>
            </Link>{" "}
            <span lang="en" dir="ltr">
              {message}
            </span>
          </li>
        ))}
      </ul>
      {faults.length > shown.length && (
        <p>{say("console.content.faults.more", { count: faults.length - shown.length })}</p>
      )}
    </div>
  );
}

/** Where it is mended. */
function placeOf(path: string): string {
  const { article } = readPath(path);
  return article === null ? "/content/prompts" : `/content/articles/${article}`;
}
