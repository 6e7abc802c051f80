import type { Engine } from "./database.ts";
import { faultOf } from "./faults.ts";

/**
 * @throws Unavailable the database cannot be read at this time
 * @throws AppError `internal` what it is asked or what it holds is at fault
 */
export async function reading<T>(engine: Engine, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw faultOf(error, engine);
  }
}
