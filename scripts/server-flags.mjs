// How Node runs the server, wherever a script starts it.

/**
 * Both keep the process small after many tablets came back at the same time, at the cost of some percent of its time:
 * - Requests that wait for their turn outlive the space of new objects (8 MB, otherwise up to 32, of which Node keeps three
 *   times as much for good) and die in the old one.
 * - So the old one is cleaned when it has grown by 40 % since the last time; by itself Node waits for four times its size.
 * Neither is a limit: what a big import needs it gets.
 */
export const serverFlags = ['--max-semi-space-size=8', '--heap-growing-percent=40'];
