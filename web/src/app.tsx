import { useCallback, useMemo, useState } from 'react';
import { Client } from './api/client.ts';
import { Dashboard } from './dashboard.tsx';
import { SignIn } from './session/sign-in.tsx';
import { forgetToken, keepToken, readToken } from './session/token.ts';

export function App() {
  const [token, setToken] = useState(readToken);
  const [wasRefused, setRefused] = useState(false);

  const signOut = useCallback((refused: boolean) => {
    forgetToken();
    setRefused(refused);
    setToken(null);
  }, []);

  const client = useMemo(
    () =>
      token === null
        ? null
        : new Client(token, () => {
            signOut(true);
          }),
    [token, signOut],
  );

  if (client === null) {
    return (
      <SignIn
        wasRefused={wasRefused}
        onToken={(entered) => {
          keepToken(entered);
          setToken(entered);
        }}
      />
    );
  }
  return (
    <Dashboard
      client={client}
      onSignOut={() => {
        signOut(false);
      }}
    />
  );
}
