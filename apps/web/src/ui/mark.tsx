/** The mark of the product: a code with a light in it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect x="1" y="1" width="30" height="30" rx="7" fill="#1d4ed8" stroke="#90b4f8" />
      <path
        fill="#fff"
        d="M6 6h9v9H6zm2.2 2.2v4.6h4.6V8.2zM6 17h9v9H6zm2.2 2.2v4.6h4.6v-4.6zM17 6h9v9h-9zm2.2 2.2v4.6h4.6V8.2z"
        fillRule="evenodd"
      />
      <path fill="#ffd43b" d="M20.4 17h2.3v3.4H26v2.3h-3.3V26h-2.3v-3.3H17v-2.3h3.4z" />
    </svg>
  );
}
