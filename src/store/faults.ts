import { AppError, Unavailable } from "../domain/errors.ts";
import type { Engine } from "./database.ts";

/** A failure, sorted by whether trying again can help: `Unavailable`, or `internal` for a fault of ours. */
export function faultOf(error: unknown, engine: Engine): unknown {
  if (error instanceof AppError) return error;
  return engine.isTransient(error)
    ? new Unavailable("The database cannot be had at this time.", error)
    : new AppError("internal", "The database refused a statement.", { cause: error });
}
