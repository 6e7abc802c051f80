import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../texts/texts.tsx";

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: "md" | "lg";
  /** Whether a click beside it closes it; not where something is shown that would be lost. */
  readonly isLasting?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page. Its head is no `<header>`, which would count as a second head of the page. */
export function Dialog({
  opened,
  onClose,
  title,
  size = "md",
  isLasting = false,
  children,
}: DialogProps) {
  const { say } = useTexts();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} closeOnClickOutside={!isLasting}>
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head">
          <Modal.Title>
            <bdi>{title}</bdi>
          </Modal.Title>
          <Modal.CloseButton aria-label={say("console.close")} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
