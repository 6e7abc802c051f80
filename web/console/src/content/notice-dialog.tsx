import { Button, Checkbox, Radio } from "@mantine/core";
import { useMemo, useState, type ReactNode } from "react";
import { useNotice, useNoticeCount, useStillWithdrawn } from "../api/content.ts";
import type { NoticeAbout } from "../api/withdrawal-types.ts";
import { Dialog } from "../shell/dialog.tsx";
import { FailedLoad, Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { useContentRights } from "./rights.ts";
import { StillWithdrawn } from "./still-withdrawn.tsx";

interface NoticeProps {
  readonly about: NoticeAbout;
  /** What was corrected or withdrawn. */
  readonly title: string;
}

/** Where those may be told who were told something that does not hold any more. */
export function NoticeButton({ about, title }: NoticeProps) {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  if (!canEdit) return null;
  return (
    <>
      <Button
        size="sm"
        variant="light"
        leftSection={<Icon name="person" />}
        aria-label={say("console.content.notice.of", { title })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {say("console.content.notice.do")}
      </Button>
      <Dialog opened={isOpen} onClose={close} size="lg" title={say("console.content.notice.do")}>
        {isOpen && <NoticeForm about={about} title={title} onClose={close} />}
      </Dialog>
    </>
  );
}

const HOUR_MS = 3_600_000;
const SPANS = [
  { name: "day", hours: 24 },
  { name: "week", hours: 7 * 24 },
  { name: "month", hours: 30 * 24 },
  { name: "all", hours: null },
] as const;
type SpanName = (typeof SPANS)[number]["name"];

/** First how many they are, then the telling. */
function NoticeForm({ about, title, onClose }: NoticeProps & { readonly onClose: () => void }) {
  const { say } = useTexts();
  const [name, setName] = useState<SpanName>("week");
  const since = useSince(name);
  const notice = useNotice();
  const knowing = useKnowing(about);
  if (notice.isSuccess) return <Begun onClose={onClose} />;
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        const althoughWithdrawn = knowing.isStill;
        notice.mutate({ ...about, since, ...(althoughWithdrawn ? { althoughWithdrawn } : {}) });
      }}
    >
      <p>
        <bdi>{title}</bdi>
      </p>
      <p className="hint">{say("console.content.notice.text")}</p>
      {knowing.note}
      <SpanField value={name} onChange={setName} />
      <People about={about} since={since}>
        {(people) => (
          <>
            {knowing.box}
            <SendButtons
              people={people}
              isReady={knowing.isReady}
              isPending={notice.isPending}
              onClose={onClose}
            />
          </>
        )}
      </People>
      <Failure error={notice.error} scope="content" />
    </form>
  );
}

function Begun({ onClose }: Pick<SendButtonsProps, "onClose">) {
  const { say } = useTexts();
  return (
    <div className="fields">
      <p role="status">{say("console.content.notice.begun")}</p>
      <div className="buttons">
        <Button data-autofocus onClick={onClose}>
          {say("console.close")}
        </Button>
      </div>
    </div>
  );
}

/** Of a release: what of it is withdrawn still, and the tick without which it is not told of then. */
function useKnowing(about: NoticeAbout) {
  const { say } = useTexts();
  const release = "release" in about ? about.release : null;
  const still = useStillWithdrawn(release);
  const [seen, setSeen] = useState("");
  if (release === null) return { isStill: false, isReady: true, note: null, box: null };
  // Whoever ticked it knew of these, and of none that came since.
  const names = (still.data ?? []).join(" ");
  const isStill = names !== "";
  return {
    isStill,
    isReady: still.isSuccess && (!isStill || seen === names),
    note: still.isError ? (
      <FailedLoad error={still.error} retry={() => void still.refetch()} />
    ) : (
      <StillWithdrawn release={release} />
    ),
    box: isStill && (
      <Checkbox
        label={say("console.content.notice.although")}
        checked={seen === names}
        onChange={(event) => {
          setSeen(event.currentTarget.checked ? names : "");
        }}
      />
    ),
  };
}

interface SpanFieldProps {
  readonly value: SpanName;
  readonly onChange: (name: SpanName) => void;
}

function SpanField({ value, onChange }: SpanFieldProps) {
  const { say } = useTexts();
  return (
    <Radio.Group
      label={say("console.content.notice.since")}
      value={value}
      onChange={(next) => {
        onChange(SPANS.find((each) => each.name === next)?.name ?? "week");
      }}
    >
      <div className="checks">
        {SPANS.map((each) => (
          <Radio
            key={each.name}
            value={each.name}
            label={say(`console.content.notice.since.${each.name}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

interface PeopleProps {
  readonly about: NoticeAbout;
  readonly since: string;
  readonly children: (people: number) => ReactNode;
}

function People({ about, since, children }: PeopleProps) {
  const { say } = useTexts();
  const count = useNoticeCount(about, since);
  if (count.isPending) return <Waiting />;
  if (count.isError) return <FailedLoad error={count.error} retry={() => void count.refetch()} />;
  return (
    <>
      <p className="people" role="status">
        {say("console.content.notice.people", { count: count.data })}
      </p>
      {children(count.data)}
    </>
  );
}

interface SendButtonsProps {
  readonly people: number;
  /** Nothing is left to be looked at. */
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly onClose: () => void;
}

function SendButtons({ people, isReady, isPending, onClose }: SendButtonsProps) {
  const { say } = useTexts();
  const { canPublish } = useContentRights();
  return (
    <>
      {!canPublish && <p className="hint">{say("console.content.notice.notYou")}</p>}
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        {canPublish && (
          <Button type="submit" disabled={people === 0 || !isReady} loading={isPending}>
            {say("console.content.notice.send", { count: people })}
          </Button>
        )}
      </div>
    </>
  );
}

/** One instant for counting and sending, or somebody could be told who was not counted. */
function useSince(name: SpanName): string {
  return useMemo(() => {
    const hours = SPANS.find((each) => each.name === name)?.hours ?? null;
    return new Date(hours === null ? 0 : Date.now() - hours * HOUR_MS).toISOString();
  }, [name]);
}
