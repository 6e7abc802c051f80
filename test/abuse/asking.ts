const MOST_TRIES = 3;

/**
 * Asks as browsers do, which try again where a connection that was open turns out to be closed: the server ends one on which nothing
 * was asked for five seconds, and the attack on the same cores may keep a request back for as long.
 */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetch(address, init);
    } catch (error) {
      if (tries >= MOST_TRIES || init.signal?.aborted === true) throw error;
    }
  }
}
