import { Modal } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { useTexts } from "../texts/texts.tsx";
import { GiveUpButtons } from "./give-up.tsx";
import { createWritten } from "./written.ts";

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: "md" | "lg";
  /** Whether a click beside it leaves it open; where something is written, or shown that would be lost. */
  readonly isLasting?: boolean;
  readonly children: ReactNode;
}

/**
 * A dialog over the page, which asks before it is put away with words that somebody wrote in it; a button of its form that
 * says so gives them up at once. Its head is no `<header>`, which would count as a second head of the page.
 */
export function Dialog({
  opened,
  onClose,
  title,
  size = "md",
  isLasting = false,
  children,
}: DialogProps) {
  const { say } = useTexts();
  const [written] = useState(createWritten);
  const [isAsking, setAsking] = useState(false);
  const lastField = useRef<HTMLElement>(null);
  // Its form may close it meanwhile.
  if (!opened && isAsking) setAsking(false);
  const stay = (): void => {
    setAsking(false);
    lastField.current?.focus();
  };
  const close = (): void => {
    if (isAsking) stay();
    else if (written.has()) setAsking(true);
    else onClose();
  };
  return (
    <Modal.Root opened={opened} onClose={close} size={size} closeOnClickOutside={!isLasting}>
      <Modal.Overlay />
      <Modal.Content
        onFocus={({ target }) => {
          if (!isForWords(target)) return;
          written.enter(target);
          lastField.current = target;
        }}
      >
        <div className="dialog-head">
          <Modal.Title>
            <bdi>{title}</bdi>
          </Modal.Title>
          <Modal.CloseButton aria-label={say("console.close")} />
        </div>
        {isAsking && (
          <div className="give-up" role="alert">
            <p>{say("console.giveUp.title")}</p>
            <GiveUpButtons onStay={stay} onGiveUp={onClose} />
          </div>
        )}
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Whether an element is for words of its reader’s own, which are not to be had again by a click or a search. */
function isForWords(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true;
  if (!(element instanceof HTMLInputElement) || element.role === "combobox") return false;
  return !["checkbox", "radio", "search", "button", "submit"].includes(element.type);
}
