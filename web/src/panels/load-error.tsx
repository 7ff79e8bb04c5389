/** Why the latest of these answers did not come: what is shown without it is older, or lacks it. */
export function LoadError({ of }: { of: { error: Error | undefined }[] }) {
  const failed = of.find(({ error }) => error !== undefined);
  return failed?.error === undefined ? undefined : <p className="bad">{failed.error.message}</p>;
}
