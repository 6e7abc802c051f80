import { Link, useSearch } from "wouter";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Back to the list with its filters, where there is no room for both. */
export function BackLink() {
  const { say } = useTexts();
  const search = useSearch();
  return (
    <Link className="back only-one-pane" href={`/cases${search === "" ? "" : `?${search}`}`}>
      <Icon name="arrowLeft" />
      {say("console.case.back")}
    </Link>
  );
}
