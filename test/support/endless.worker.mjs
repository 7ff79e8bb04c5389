/** A worker of the compute pool that never gives way, or that answers. */
export default function run({ forever }) {
  while (forever);
  return 'answer';
}
