import { createInterface } from "node:readline";
import { z } from "zod";

const identified = z.looseObject({ id: z.union([z.string(), z.number()]) });

/**
 * Answers JSON lines in order, each as soon as it is ready; a promise is waited for. A line that cannot be read yields `{id, error}` (`id` is
 * `null` when there is none) and does not stop the rest.
 */
export async function eachJsonLine<T extends { readonly id: string | number }>(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  schema: z.ZodType<T>,
  answer: (line: T) => unknown,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const reply = await replyTo(line, schema, answer);
    if (!output.write(`${JSON.stringify(reply)}\n`)) {
      await new Promise((resolve) => output.once("drain", resolve));
    }
  }
}

function replyTo<T>(line: string, schema: z.ZodType<T>, answer: (line: T) => unknown): unknown {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: "this line is not JSON" };
  }
  const result = schema.safeParse(value);
  if (!result.success) {
    const id = identified.safeParse(value);
    const [issue] = result.error.issues;
    const where = issue?.path.map(String).join(".") ?? "";
    const message = issue?.message ?? "this line cannot be used";
    return {
      id: id.success ? id.data.id : null,
      error: where === "" ? message : `${where}: ${message}`,
    };
  }
  return answer(result.data);
}
