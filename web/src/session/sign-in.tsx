import { useState } from 'react';

export function SignIn({ wasRefused, onToken }: { wasRefused: boolean; onToken: (token: string) => void }) {
  const [entered, setEntered] = useState('');
  return (
    <main className="sign-in">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          onToken(entered.trim());
        }}
      >
        <h1>Portfolio Allocation System</h1>
        <p>
          Enter the API token. The first start printed it, and keeps it in the file <code>api-token</code> of the data
          directory.
        </p>
        {wasRefused && (
          <p role="alert" className="bad">
            This token is not known to the server.
          </p>
        )}
        <label>
          Token
          <input
            type="password"
            autoComplete="current-password"
            autoFocus
            required
            value={entered}
            onChange={(event) => {
              setEntered(event.target.value);
            }}
          />
        </label>
        <button type="submit" className="primary">
          Sign in
        </button>
      </form>
    </main>
  );
}
