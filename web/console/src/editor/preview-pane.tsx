import { useState } from "react";
import type { usePreview } from "../api/content.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { directionOf } from "../texts/direction.ts";
import { useTexts } from "../texts/texts.tsx";
import { readMrkdwn } from "../lib/slack-mrkdwn.ts";
import { readTelegramHtml } from "../lib/telegram-html.ts";
import { PLATFORMS, type Platform } from "../api/types.ts";
import { MarkdownView } from "./markdown-view.tsx";
import { MarkupView } from "./markup-view.tsx";

interface PreviewPaneProps {
  readonly preview: ReturnType<typeof usePreview>;
  readonly language: string;
}

/** The text as readers of each platform will see it. */
export function PreviewPane({ preview, language }: PreviewPaneProps) {
  const { say } = useTexts();
  const [platform, setPlatform] = useState<Platform>("web");
  return (
    <>
      <div className="views" role="group" aria-label={say("console.editor.platform")}>
        {PLATFORMS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === platform}
            onClick={() => {
              setPlatform(each);
            }}
          >
            {say(`surface.platform.${each}`)}
          </button>
        ))}
      </div>
      {preview.isPending && <Waiting />}
      {preview.isError && <FailedLoad error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data !== undefined && (
        <div
          className={`preview-sheet ${platform}`}
          lang={language}
          dir={directionOf(language)}
          aria-busy={preview.isPlaceholderData}
        >
          {platform === "telegram" && (
            <MarkupView nodes={readTelegramHtml(preview.data.telegram)} />
          )}
          {platform === "slack" && <MarkupView nodes={readMrkdwn(preview.data.slack)} />}
          {platform === "web" && <MarkdownView markdown={preview.data.web} />}
          {platform === "teams" && <MarkdownView markdown={preview.data.teams} />}
        </div>
      )}
      {preview.data !== undefined && preview.data[platform] === "" && (
        <p className="faint">{say("console.editor.noPreview")}</p>
      )}
    </>
  );
}
