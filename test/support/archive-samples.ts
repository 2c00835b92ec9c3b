import { gunzipSync } from 'node:zlib';

const sample = (gzipped: string): Buffer => gunzipSync(Buffer.from(gzipped, 'base64'));

/**
 * Archives that other programs wrote, gzipped: GNU tar 1.34 in three formats and Info-ZIP 3.0 over the same two folders,
 * Python 3's zipfile over one file. All times are 2016-12-19T14:02:33Z; the workstation's zone was UTC.
 */
export const archiveSamples = {
  ustar: sample(
    'H4sIAAAAAAACA+3UWwrCMBCF4Ty7iq6guZhk1lNMQbGomIgu39gnLyA+2IL4fwQmhEAYDpmk1eRMJSGMtXqu494ujQsSvRVbz8VLUE1QMzjl0h3rk99o8r65H5F015ZLmTz/6P2b/ONj/tb44FRjyH9y634Y9guFP5X0sNltZ5j/Ip/Pf+tu1xvXtrquvqz0ocv5nPj/AAAAAAAAAAAAAAAAL66c3TNCACgAAA==',
  ),
  gnuTar: sample(
    'H4sIAAAAAAACA+3YTW6DMBQE4LfuKXwC/P+87QG4BCpRWxWFKrhq2vPkJrlYHJZUgqapLSXMJyQQsBt7DG4lZaeS4P14Tqbn8VpbZXxgp4MmpdMdT8JTAR9DbHZC0K7v49x7S89vVCubKu5j9vzZuZn8eZp/YENCIf/sXjZd1z8QrFQru9ftW4H+D+GC/rdWBRKmqmQ6NvFJvjfD8Nli/v+7rt8+5/4E+MP6743G+l8s//0VZIb8DbNTyL+E1LDysU6DoM63DCx9/5nJWFBa+2BJ1Mj/Bub/1xUkwf3nf3H/W+bz/x/6fyX973na/6wY/b+C/v/+peMh+y4V+j9n/8/v/7kf/Z8qAft/hfLHLAAAAAAAAAC4byddyP93ACgAAA==',
  ),
  pax: sample(
    'H4sIAAAAAAACA+2ZXW6CQBRG59lVsAK4848PvvexWyBKqqkVIzTVrqc76cY6mD4AtiqhTEW+ExM0Y4Lm8p2bOxNGj8n+IU0W6S6PFqwXyGGUOl4dzSuRVYxLEtoaxS1nxElpwYI988BrXiQ791PYOJEUJMXqJZ1xO9VGxDTVoXRVEEbweOJW5yerMhaGK60nDAyeRdT/PY4R1/r3/Lv39fy7T5oF2mf+d1lWnPvepfXmnxtM/Sv+T8JiX9yC/7nUEv6H/0H/+e8p9G3yT6aRf+EePxaQz/yP1P/LdL3OkOQR57/S/9erzfNNzH9cYP5D/wc+8t9T6Jvzn7Ut5j9lyLJAhGHkXmkxj7ZJnr8t+sz/SPt/WPN/tnm6Df9zY+D///O/+DY8/H/vlJHvewuw/f6fIMGx/+et/pUWsO/An/lfWK4J/of/gZf8dwn9Fc2jtf+lmwAI/h9G/SvN4/Azl/xfHvbV66+0wfmPF7i0wTYplrPuD8KhA9EEjWig+b9c3Nb+V8TL8x/4/37qf9b/TvZ1/2uXe/jfi/9jeRP+f7+Sz4/yuBrd4p7yT6RO/K8Nzv991R8pAAAAAAAAAAAAAAAAAAAAAAAAAAAAYJh8AdLwsD0AUAAA',
  ),
  infoZip: sample(
    'H4sIAAAAAAACAwvwZmbhYgCBwILJngxIgIlBhiFFPzSEk4G58kV4hL0Me3ZpBTcDIwtIEkwEoOhlzna4LwBkgzAbWG9OZl42Pv16evpAlFqSrF+QWFxcnoJqnoKBlRkb2CwGBnaweYl6JRUl+AzMSM3JyecK8GZkkmPG5SkJKEuA4a0jiAZ5kRViIob3UM1B9aAE3Mz/C23A5kC8S5xZqJ6DmMUIxEsae8BmQb2KyzBWkD4GZiB8CKQvg7UDAD1qG0/KAQAA',
  ),
  pythonZip: sample(
    'H4sIAAAAAAACAwvwZmYRYWDgYGAIKJjsqWBgZcbGwMAAw4eX6JVUlGSk5uTkcwV4MzKJMONWCwMNjAxwnQHerGApRiA0AdJaQMzCkJdfkgoAP10oingAAAA=',
  ),
} as const;
