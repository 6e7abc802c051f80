/** Milliseconds on loopback. */
export interface PlatformRow {
  readonly bot: string;
  readonly "ack p50": number;
  readonly "ack p99": number;
  readonly "answer p50": number;
  readonly "answer p99": number;
}

export interface MeasuredBot {
  readonly name: string;
  /** Sends one message; resolves once it is acknowledged. */
  readonly tell: (message: number) => Promise<unknown>;
}

export interface Turns {
  /** Messages that only warm what is remembered; they come first, with numbers below 0. */
  readonly warmUp: number;
  readonly messages: number;
  /** Hands over what is to be called when an answer reaches the platform. */
  readonly onAnswer: (arrived: () => void) => void;
}

/** How long each bot takes; they take turns, so that the machine is alike for all. */
export async function takeTurns(
  bots: readonly MeasuredBot[],
  { warmUp, messages, onAnswer }: Turns,
): Promise<PlatformRow[]> {
  const measured = bots.map((bot) => ({ bot, acks: [] as number[], answers: [] as number[] }));
  for (let message = -warmUp; message < messages; message += 1) {
    for (const { bot, acks, answers } of measured) {
      const beganMs = performance.now();
      const answered = new Promise<number>((resolve) => {
        onAnswer(() => {
          resolve(performance.now() - beganMs);
        });
      });
      await bot.tell(message);
      const ackMs = performance.now() - beganMs;
      const answerMs = await answered;
      if (message < 0) continue;
      acks.push(ackMs);
      answers.push(answerMs);
    }
  }
  return measured.map(({ bot, acks, answers }) => ({
    bot: bot.name,
    "ack p50": quantile(acks, 0.5),
    "ack p99": quantile(acks, 0.99),
    "answer p50": quantile(answers, 0.5),
    "answer p99": quantile(answers, 0.99),
  }));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return Math.round(value * 100) / 100;
}
