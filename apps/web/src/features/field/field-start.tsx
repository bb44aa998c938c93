/** The short address of the field area leads to its first screen. */
import { Navigate } from '@tanstack/react-router';

export default function FieldStart() {
  return <Navigate to="/field/inspections" replace />;
}
