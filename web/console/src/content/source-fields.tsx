import { NativeSelect, TextInput } from "@mantine/core";
import { CONFIDENCES, type Confidence } from "../api/content-types.ts";
import { dayOf, isDay } from "../lib/days.ts";
import { useTexts } from "../texts/texts.tsx";
import { isSlug, slugOf } from "./new-article.ts";

/** A source as its form holds it. */
export interface SourceDraft {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** Empty for one without a web address. */
  readonly url: string;
  readonly seenOn: string;
  readonly confidence: Confidence;
}

export function newSource(): SourceDraft {
  const seenOn = dayOf(Date.now());
  return { id: "", title: "", publisher: "", url: "", seenOn, confidence: "high" };
}

export function isSourceReady({ id, title, publisher, url, seenOn }: SourceDraft): boolean {
  const isWeb = url === "" || (url.startsWith("https://") && URL.canParse(url));
  return isSlug(id) && title.trim() !== "" && publisher.trim() !== "" && isWeb && isDay(seenOn);
}

interface SourceFieldsProps {
  readonly value: SourceDraft;
  /** Whether there is a source of this short name. */
  readonly taken: boolean;
  readonly onChange: (value: SourceDraft) => void;
}

/** Where something was read, and when. */
export function SourceFields({ value, taken, onChange }: SourceFieldsProps) {
  const { say } = useTexts();
  const change = (some: Partial<SourceDraft>): void => {
    onChange({ ...value, ...some });
  };
  return (
    <fieldset className="fields boxed">
      <legend>{say("console.content.source.new")}</legend>
      <TextInput
        label={say("console.content.source.title")}
        required
        withAsterisk={false}
        maxLength={300}
        value={value.title}
        onChange={(event) => {
          const title = event.currentTarget.value;
          const isOwn = value.id !== slugOf(value.title);
          change({ title, ...(isOwn ? {} : { id: slugOf(title) }) });
        }}
      />
      <div className="two">
        <TextInput
          label={say("console.content.source.publisher")}
          required
          withAsterisk={false}
          maxLength={200}
          value={value.publisher}
          onChange={(event) => {
            change({ publisher: event.currentTarget.value });
          }}
        />
        <TextInput
          label={say("console.content.source.id")}
          description={say("console.content.newArticle.topicText")}
          required
          withAsterisk={false}
          maxLength={60}
          error={taken ? say("console.content.source.taken") : null}
          value={value.id}
          onChange={(event) => {
            change({ id: event.currentTarget.value });
          }}
        />
      </div>
      <TextInput
        type="url"
        label={say("console.content.source.url")}
        description={say("console.content.source.urlText")}
        placeholder="https://"
        maxLength={1_000}
        value={value.url}
        onChange={(event) => {
          change({ url: event.currentTarget.value.trim() });
        }}
      />
      <div className="two">
        <TextInput
          type="date"
          label={say("console.content.source.seenOn")}
          required
          withAsterisk={false}
          value={value.seenOn}
          onChange={(event) => {
            change({ seenOn: event.currentTarget.value });
          }}
        />
        <NativeSelect
          label={say("console.content.source.confidence")}
          value={value.confidence}
          onChange={(event) => {
            const next = CONFIDENCES.find((each) => each === event.currentTarget.value);
            if (next !== undefined) change({ confidence: next });
          }}
          data={CONFIDENCES.map((each) => ({
            value: each,
            label: say(`console.content.confidence.${each}`),
          }))}
        />
      </div>
    </fieldset>
  );
}
