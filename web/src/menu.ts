import { confirmation } from "./confirmation.ts";
import { byId } from "./dom.ts";
import type { ReturningOptions } from "./returning.ts";
import type { Action } from "./types.ts";

export interface MenuOptions extends ReturningOptions {
  readonly onNew: () => void;
  onAction(action: Action): void;
  onText(text: string): void;
}

/** The menu in the head of the page, and the dialogs that it and the foot open. */
export function startMenu(options: MenuOptions): void {
  const menu = byId("menu", HTMLDetailsElement);
  const erase = startErasing(options);
  onPick("menu-new", menu, options.onNew);
  onPick("menu-topics", menu, () => {
    options.onAction({ id: "topics", label: options.texts().say("action.topics") });
  });
  onPick("menu-privacy", menu, () => {
    options.onText("/privacy");
  });
  onPick("menu-return", menu, () => {
    openReturning(options);
  });
  onPick("menu-erase", menu, erase);
  closeWhenLeft(menu);
  const privacy = byId("privacy-dialog", HTMLDialogElement);
  byId("privacy", HTMLButtonElement).addEventListener("click", () => {
    privacy.showModal();
  });
}

function onPick(id: string, menu: HTMLDetailsElement, pick: () => void): void {
  byId(id, HTMLButtonElement).addEventListener("click", () => {
    close(menu);
    pick();
  });
}

/** Few ever need what works the dialog, so it is loaded then. Without it the dialog says that it cannot be had. */
function openReturning(options: ReturningOptions): void {
  const open = (): void => {
    byId("return-dialog", HTMLDialogElement).showModal();
  };
  const started = import("./returning.ts").then((part) => {
    part.startReturning(options);
  });
  started.then(open, open);
}

/** What is erased is gone for good, so it is asked for once more. */
function startErasing(options: MenuOptions): () => void {
  return confirmation("erase-dialog", () => {
    options.onAction({ id: "forget", label: options.texts().say("action.forget") });
  });
}

function closeWhenLeft(menu: HTMLDetailsElement): void {
  const leave = ({ target }: Event): void => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    // The same key would close the whole chat where it stands in a frame.
    event.preventDefault();
    close(menu);
  });
}

function close(menu: HTMLDetailsElement): void {
  menu.querySelector("summary")?.focus();
  menu.open = false;
}
