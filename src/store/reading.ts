import { Unavailable } from "../domain/errors.ts";

/** @throws Unavailable whatever hinders the reading */
export async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Unavailable("The database cannot be read at this time.", error);
  }
}
