/** What other features use of people: who is logged in. */
export { useSession } from './session.tsx';
