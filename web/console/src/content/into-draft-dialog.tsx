import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useLocation } from "wouter";
import {
  discardDraft,
  readDraft,
  startDraft,
  useDraftMutation,
  useDrafts,
  type NewDraft,
} from "../api/content-drafts.ts";
import type { Nature } from "../api/content-types.ts";
import type { DraftHead } from "../api/draft-types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { DraftChoice, NEW_DRAFT } from "./draft-choice.tsx";
import { isRefusal, takeBack } from "./taken-back.ts";

export interface IntoDraftProps {
  /** What is put into a draft, in a sentence; nothing where the fields say it. */
  readonly about?: string;
  /** Fields for what is put into it. */
  readonly children?: ReactNode;
  /** Whether the fields are filled in. */
  readonly isReady?: boolean;
  /** What a draft is called that is begun for it. */
  readonly suggested: string;
  readonly nature: Nature;
  /** Whether it usually has a draft of its own. */
  readonly isApart?: boolean;
  /** Whether a part of it is of no use: where it is refused, a draft that was begun for it goes with what it holds. */
  readonly isOneThing?: boolean;
  readonly doLabel?: string;
  readonly onClose: () => void;
  readonly put: (draft: Pick<DraftHead, "id" | "version">) => Promise<unknown>;
  /** Told where it went; without it the draft is opened. */
  readonly done?: (draft: string) => void;
}

interface IntoDraftDialogProps extends IntoDraftProps {
  readonly opened: boolean;
  readonly title: string;
}

/** Puts something into an open draft, or one that is begun for it: nothing changes what is told before it is published. */
export function IntoDraftDialog({ opened, title, ...form }: IntoDraftDialogProps) {
  return (
    <Dialog opened={opened} onClose={form.onClose} size="lg" title={title} isLasting>
      {opened && <IntoDraft {...form} />}
    </Dialog>
  );
}

export function IntoDraft(props: IntoDraftProps) {
  const drafts = useDrafts();
  if (drafts.isPending) return <Waiting />;
  if (drafts.isError) {
    return <FailedLoad error={drafts.error} retry={() => void drafts.refetch()} />;
  }
  const open = drafts.data.filter(({ state }) => state === "open" || state === "submitted");
  return <IntoDraftForm {...props} open={open} />;
}

interface IntoDraftFormProps extends IntoDraftProps {
  readonly open: readonly DraftHead[];
}

function IntoDraftForm(props: IntoDraftFormProps) {
  const {
    about,
    children,
    isReady = true,
    suggested,
    nature,
    isApart = false,
    doLabel,
    onClose,
    open,
  } = props;
  const { say } = useTexts();
  const { staff } = useDesk();
  const [, navigate] = useLocation();
  // What says something else and what says the same are better kept apart.
  const mine = open.find(
    (draft) =>
      draft.state === "open" &&
      draft.nature === nature &&
      draft.editors.some(({ id }) => id === staff.id),
  );
  const [chosen, setChosen] = useState(isApart ? NEW_DRAFT : (mine?.id ?? NEW_DRAFT));
  const [begun, setBegun] = useState<NewDraft | null>(null);
  const fresh = begun ?? { title: suggested, nature };
  const putIntoFresh = usePutIntoFresh(props);
  const into = useDraftMutation(
    async () => {
      if (chosen === NEW_DRAFT) return putIntoFresh(fresh);
      await props.put(chosenOf(open, chosen));
      return chosen;
    },
    (draft) => {
      onClose();
      if (props.done !== undefined) props.done(draft);
      else navigate(`/content/drafts/${draft}`);
    },
  );
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        into.mutate(undefined);
      }}
    >
      {about !== undefined && <p>{about}</p>}
      {children}
      <DraftChoice
        open={open}
        chosen={chosen}
        fresh={fresh}
        onChosen={setChosen}
        onFresh={setBegun}
      />
      <Failure error={into.error} scope="content" />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button
          type="submit"
          disabled={!isReady || (chosen === NEW_DRAFT && fresh.title.trim() === "")}
          loading={into.isPending}
        >
          {doLabel ?? say("console.draft.put")}
        </Button>
      </div>
    </form>
  );
}

/**
 * Begins a draft and puts something into it. One that was begun before something failed and is still there is used again, or
 * each try would leave one behind.
 */
function usePutIntoFresh({ open, put, isOneThing = false }: IntoDraftFormProps) {
  const [made, setMade] = useState<string | null>(null);
  const begin = async (fresh: NewDraft): Promise<DraftHead> => {
    const { draft } = await startDraft({ ...fresh, title: fresh.title.trim() });
    setMade(draft.id);
    return draft;
  };
  return async (fresh: NewDraft): Promise<string> => {
    const draft = made === null ? await begin(fresh) : chosenOf(open, made);
    try {
      await put(draft);
    } catch (error) {
      if (isRefusal(error) && (await takeBack(begunAt(draft.id), isOneThing))) setMade(null);
      throw error;
    }
    return draft.id;
  };
}

function begunAt(id: string) {
  return {
    look: async () => (await readDraft(id)).draft,
    discard: (version: number) => discardDraft(id, { version }),
  };
}

function chosenOf(open: readonly DraftHead[], chosen: string): Pick<DraftHead, "id" | "version"> {
  return open.find(({ id }) => id === chosen) ?? { id: chosen, version: 0 };
}
