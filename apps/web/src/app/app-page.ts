/** Which addresses are pages of the app; the others are the server's own. */
const serverPaths = /^\/(?:api|c|e)(?:\/|$)|^\/alive$|^\/problems\//;

export const isAppPage = (pathname: string): boolean => !serverPaths.test(pathname);
