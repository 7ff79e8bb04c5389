import type { StreamState } from '../api/stream.ts';

const WORDS: Record<StreamState, string> = {
  connecting: 'connecting',
  live: 'live',
  waiting: 'reconnecting',
  ended: 'ended',
};

export function LiveState({ state }: { state: StreamState }) {
  return <span className={state === 'live' ? 'state is-live' : 'state'}>{WORDS[state]}</span>;
}
