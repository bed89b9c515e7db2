"""Many document pairs → tables of beads, resumable, on one machine or a cluster.

::

    manifest ─ entries ─ plan ─ tasks ─ workers ─ shards ─ decisions ─ exports
                                           │
                                           └ crew: local processes or Ray actors

A *task* is a stretch of the manifest, a *shard* what a worker made of it. Workers compute, only the run
that holds the folder's lock writes, so that a shard is there whole or not at all and is the same bytes
whoever computed it.
"""
