import { createHash, timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { Unauthorized } from "../domain/errors.ts";
import { sendNotFound } from "./errors.ts";
import { PROMETHEUS_TEXT } from "./prometheus.ts";

/** Who may read the figures, and where they come from. */
export interface MetricsAccess {
  /** At least 16 characters. */
  readonly token: string;
  /** All figures in the text format of Prometheus. */
  readonly text: () => Promise<string>;
}

/** @param access `null` when nobody may read the figures: the address is then like any unknown one */
export function createMetricsHandler(access: MetricsAccess | null): RequestHandler {
  if (access === null) return sendNotFound;
  const expected = hashOf(access.token);
  return async (request, response) => {
    const token = /^Bearer +(\S+) *$/i.exec(request.get("Authorization") ?? "")?.[1] ?? "";
    // Hashes are compared, as only texts of one length can be compared in constant time.
    if (!timingSafeEqual(hashOf(token), expected)) {
      throw new Unauthorized("The token of the metrics is missing or wrong.");
    }
    response.set({ "Content-Type": PROMETHEUS_TEXT, "Cache-Control": "no-store" });
    response.send(await access.text());
  };
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
