import { useLayoutEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { useTexts, type Key } from "../texts/texts.tsx";

interface Tab {
  readonly path: string;
  /** Where its single things lie. */
  readonly within: string;
  readonly label: Key;
}

const TABS: readonly Tab[] = [
  { path: "/content", within: "/content/articles/", label: "console.content.tab.articles" },
  ...(["facts", "rows", "drafts", "releases", "withdrawn", "prompts"] as const).map((name) => ({
    path: `/content/${name}`,
    within: `/content/${name}/`,
    label: `console.content.tab.${name}` as const,
  })),
];

/** The ways between the pages for content. */
export function ContentTabs() {
  const { say } = useTexts();
  const [path] = useLocation();
  const tabs = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // On a narrow screen the tabs can be scrolled, and the one of this page is to be seen.
    const { current } = tabs;
    const own = current?.querySelector<HTMLElement>("[aria-current]");
    if (current && own) current.scrollLeft = own.offsetLeft + own.offsetWidth - current.clientWidth;
  }, [path]);
  return (
    <nav ref={tabs} className="tabs" aria-label={say("console.content.tabs")}>
      {TABS.map((tab) => (
        <Link key={tab.path} href={tab.path} aria-current={currentOf(tab, path)}>
          {say(tab.label)}
        </Link>
      ))}
    </nav>
  );
}

function currentOf({ path, within }: Tab, shown: string): "page" | "true" | undefined {
  if (shown === path) return "page";
  return shown.startsWith(within) ? "true" : undefined;
}
