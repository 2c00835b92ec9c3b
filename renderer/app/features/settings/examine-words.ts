import type { Output } from '../../../../shared/api/contract.ts';

type Status = Output<'workstation.examine'>['checks'][number]['status'];

export const examineWords = (status: Status): string => {
  switch (status) {
    case 'ok':
      return 'good';
    case 'note':
      return 'worth knowing';
    case 'failed':
      return 'not good';
    case 'not checked':
      return 'not checked';
  }
};

export const checkSign = (status: Status): string => {
  switch (status) {
    case 'ok':
      return '✓';
    case 'note':
      return 'i';
    case 'failed':
      return '✕';
    case 'not checked':
      return '–';
  }
};
