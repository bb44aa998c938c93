/** What other features use of people: who is logged in, and the dialogs of the own account. */
export { ChangePasswordDialog, ChangePasswordForm } from './change-password-dialog.tsx';
export { LoginDialog } from './login-dialog.tsx';
export { sessionQuery, useSession } from './session.tsx';
