import { memo, type RefObject } from "react";
import { directionOf } from "../texts/direction.ts";

interface LinedFieldProps {
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly text: string;
  /** Of an article’s text; `null` for documents that no reader sees. */
  readonly language: string | null;
  /** Lines with a fault, from 1. */
  readonly faulty: ReadonlySet<number>;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
}

/**
 * A field for plain text with numbers beside its lines. The same lines lie unseen behind it, each as high as it is in the
 * field; they give the field its height and bear the numbers.
 */
export function LinedField(props: LinedFieldProps) {
  const { fieldRef, label, text, language, faulty, isReadOnly, onChange } = props;
  return (
    <div className="lined" dir="ltr">
      <div className="lines" aria-hidden="true">
        {text.split("\n").map((line, index) => (
          <Line key={index} number={index + 1} text={line} isFaulty={faulty.has(index + 1)} />
        ))}
      </div>
      <textarea
        ref={fieldRef}
        aria-label={label}
        lang={language ?? "en"}
        dir={language === null ? "ltr" : directionOf(language)}
        spellCheck={language !== null}
        autoCapitalize="off"
        autoComplete="off"
        readOnly={isReadOnly}
        value={text}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
    </div>
  );
}

interface LineProps {
  readonly number: number;
  readonly text: string;
  readonly isFaulty: boolean;
}

const Line = memo(function Line({ number, text, isFaulty }: LineProps) {
  return (
    <div className={isFaulty ? "text-line faulty" : "text-line"} data-line={number}>
      <span className="number">{number}</span>
      <span className="ghost">{text === "" ? "\u200b" : text}</span>
    </div>
  );
});
