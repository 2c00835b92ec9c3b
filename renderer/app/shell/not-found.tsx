import { useGo } from '../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';

export const NotFound = () => {
  const go = useGo();
  return (
    <Empty title="There is no such screen." action={<Button onPress={go.toStart}>To the start</Button>}>
      The address does not belong to this version of Plumbline.
    </Empty>
  );
};
