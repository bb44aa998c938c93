/** Opens a camera, names what stands in the way, and lists the cameras there are. */
import { useEffect, useState } from 'react';

/**
 * insecure: the browser gives cameras only to https and to the machine itself. refused: the person or the administrator
 * said no. absent: there is none. busy: another app holds it.
 */
export type CameraState = 'starting' | 'running' | 'insecure' | 'refused' | 'absent' | 'busy';

export interface CameraDevice {
  id: string;
  label: string;
}

const stateOfError: Readonly<Record<string, CameraState>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
};

const stateOf = (error: unknown): CameraState => (error instanceof Error && stateOfError[error.name]) || 'busy';

async function open(deviceId: string | null): Promise<MediaStream> {
  return await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      ...(deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } }),
      width: { ideal: 1280 },
      height: { ideal: 720 },
    },
  });
}

/** Without names the cameras are unknown until one of them was allowed. */
async function listCameras(): Promise<CameraDevice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device) => ({ id: device.deviceId, label: device.label }));
}

/**
 * The camera is let go when the screen is left.
 * @param show puts the stream on the screen; must stay the same function
 * @param deviceId null: the camera that looks away from the person
 */
export function useCamera(show: (stream: MediaStream) => Promise<void>, deviceId: string | null) {
  const [state, setState] = useState<CameraState>('mediaDevices' in navigator ? 'starting' : 'insecure');
  const [cameras, setCameras] = useState<readonly CameraDevice[]>([]);

  useEffect(() => {
    if (!('mediaDevices' in navigator)) return;
    let stream: MediaStream | null = null;
    let left = false;
    const close = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async () => {
      try {
        stream = await open(deviceId);
        if (left) return close();
        await show(stream);
        setState('running');
        setCameras(await listCameras());
      } catch (error) {
        // Leaving the screen interrupts `play`, which is no trouble with the camera.
        if (!left) setState(stateOf(error));
      }
    };
    void start();
    return () => {
      left = true;
      close();
    };
  }, [show, deviceId]);

  return { state, cameras };
}
