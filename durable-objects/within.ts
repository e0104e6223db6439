/** A bound on waiting for others. */

/** D1's own statements may take 30 s; one that never answers must not hold up an object's work for ever. */
export const D1_ANSWER_MS = 35_000;

/** Somebody did not answer in time; whether they did what they were asked is unknown. */
export class NoAnswerError extends Error {
  override name = "NoAnswerError";
}

/**
 * The promise's result, if it comes within the time.
 * @throws NoAnswerError when it does not; the call goes on, so it must be one that may be repeated
 */
export async function within<Result>(milliseconds: number, promise: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
