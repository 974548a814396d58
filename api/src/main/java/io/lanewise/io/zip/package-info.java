/**
 * ZIP archives as models need them: a strict, bounded reader for stored and deflated entries and a writer of stored ones, both with ZIP64.
 * Field names are those of PKWARE's APPNOTE.TXT.
 */
@NullMarked
package io.lanewise.io.zip;

import org.jspecify.annotations.NullMarked;
