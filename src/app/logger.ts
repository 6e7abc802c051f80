import { pino } from "pino";
import type { Log } from "../ports/log.ts";
import type { Settings } from "./config.ts";

/** One JSON object a line on standard output. */
export function createLog(level: Settings["logLevel"]): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    debug: (event, fields = {}) => {
      logger.debug(fields, event);
    },
    info: (event, fields = {}) => {
      logger.info(fields, event);
    },
    warn: (event, fields = {}) => {
      logger.warn(fields, event);
    },
    error: (event, fields = {}) => {
      logger.error(fields, event);
    },
  };
}
