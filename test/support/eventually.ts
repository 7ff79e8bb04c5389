const PAUSE_MS = 10;

/** Runs the expectation until it holds; after `timeoutMs` its last failure is the test's failure. */
export async function eventually<T>(expectation: () => T | Promise<T>, timeoutMs = 30_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
