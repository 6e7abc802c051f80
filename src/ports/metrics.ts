import type { Outcome } from "../domain/answer.ts";
import type { PlatformName } from "../domain/message.ts";
import type { DeliveryResult } from "./message-store.ts";

/**
 * What the services count. Whatever is told here is a word of a short list or a duration: figures are read by people
 * who may not know who wrote, or what.
 *
 * No method throws or waits.
 */
export interface Metrics {
  /** A message was accepted that was not known before. */
  accepted(platform: PlatformName): void;
  /** An answer is on disk, or a message was `relayed` to staff, so many milliseconds after it was acknowledged. */
  answered(platform: PlatformName, outcome: Outcome | "relayed", ms: number): void;
  /** A message could not be answered and is set aside. */
  setAside(platform: PlatformName): void;
  /** A try to send ended, so many milliseconds after the delivery was made. */
  delivered(platform: PlatformName, result: DeliveryResult["kind"], ms: number): void;
}
