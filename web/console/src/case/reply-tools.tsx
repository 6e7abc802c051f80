import { Button } from "@mantine/core";
import { useState } from "react";
import type { CaseView } from "../api/types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ArticleDialog } from "./article-dialog.tsx";
import { CannedDialog } from "./canned-dialog.tsx";

interface ReplyToolsProps {
  readonly view: CaseView;
  readonly insert: (words: string) => void;
}

/** What need not be written anew: ready-made replies and articles. */
export function ReplyTools({ view, insert }: ReplyToolsProps) {
  const { say } = useTexts();
  const [open, setOpen] = useState<"canned" | "article" | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <div className="tools">
      <Button
        size="sm"
        variant="subtle"
        leftSection={<Icon name="archive" />}
        onClick={() => {
          setOpen("canned");
        }}
      >
        {say("console.canned.short")}
      </Button>
      {view.allowed.includes("article") && (
        <Button
          size="sm"
          variant="subtle"
          leftSection={<Icon name="book" />}
          onClick={() => {
            setOpen("article");
          }}
        >
          {say("console.article.short")}
        </Button>
      )}
      <CannedDialog
        opened={open === "canned"}
        onClose={close}
        language={view.case.language}
        onChosen={(words) => {
          close();
          insert(words);
        }}
      />
      <ArticleDialog opened={open === "article"} onClose={close} view={view} />
    </div>
  );
}
