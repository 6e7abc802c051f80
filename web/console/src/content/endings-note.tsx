import { Link } from "wouter";
import type { EndingView } from "../api/article-types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

/** What ends on one day, as all of it names one fact; where that fact is changed. */
export function EndingsNote({ endings }: { readonly endings: readonly EndingView[] }) {
  const { say, day } = useTexts();
  return endings.map(({ fact, on, inDays, rows, claims }) => (
    <div key={fact} className="warned" role="status">
      <h2>
        <Icon name="alarm" size={14} />{" "}
        {say(inDays < 0 ? "console.content.endings.past" : "console.content.endings.title", {
          day: day(on),
          rows,
          claims,
        })}
      </h2>
      <p>
        {say("console.content.endings.text")}{" "}
        <Link href={`/content/facts?text=${encodeURIComponent(fact)}`}>
          <code>{fact}</code>
        </Link>
      </p>
    </div>
  ));
}
