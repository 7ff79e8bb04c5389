import 'ws';

declare module 'ws' {
  /** Exported by the package, and missing in its types. */
  export const Sender: {
    /** The parts of one frame, header first. */
    frame(
      data: Buffer,
      options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean },
    ): Buffer[];
  };
}
