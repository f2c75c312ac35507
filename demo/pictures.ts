/** Draws the demonstration's pictures beside its wires: `node demo/pictures.ts [NAME …]`, run by hand after a scene has changed. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import * as afloat from './scenes/afloat.ts'
import type { Scene } from './scenes/draw.ts'
import * as fields from './scenes/fields.ts'
import * as gatherings from './scenes/gatherings.ts'
import * as grounds from './scenes/grounds.ts'
import * as harbour from './scenes/harbour.ts'
import * as heights from './scenes/heights.ts'
import * as music from './scenes/music.ts'
import * as places from './scenes/places.ts'
import * as races from './scenes/races.ts'
import * as rooms from './scenes/rooms.ts'
import * as seabed from './scenes/seabed.ts'
import * as space from './scenes/space.ts'
import * as state from './scenes/state.ts'
import * as storm from './scenes/storm.ts'
import * as town from './scenes/town.ts'
import * as works from './scenes/works.ts'

type Drawing = {
  file: string
  scene: Scene
  size: [number, number]
  exif?: { Copyright: string; ImageDescription: string }
  /** Where the same bytes lie a second time, because a wire that arrives later brings them again. */
  also?: string
}

const wide: [number, number] = [1600, 1067]
const tall: [number, number] = [1000, 1500]
const square: [number, number] = [1300, 1300]

const drawings: Drawing[] = [
  {
    file: 'wires/meridian/perrin-lighthouse.jpg',
    scene: storm.stormAtSea,
    size: wide,
    exif: { Copyright: 'Meridian / Luc Ferrand', ImageDescription: 'Waves break at Pointe du Nord, Saint Brannan.' },
    also: 'arrivals/meridian/perrin-lighthouse.jpg',
  },
  { file: 'wires/meridian/relief-ship.jpg', scene: storm.reliefShip, size: wide },
  { file: 'wires/meridian/chamber.jpg', scene: state.chamber, size: wide },
  { file: 'wires/meridian/crossing.jpg', scene: town.bridgeAtDawn, size: wide },
  { file: 'wires/meridian/volcano.jpg', scene: heights.volcano, size: wide },
  { file: 'wires/meridian/phare.jpg', scene: storm.oldLighthouse, size: tall },
  { file: 'wires/meridian/gallery.jpg', scene: rooms.gallery, size: wide },
  { file: 'wires/nordwire/harbour-dusk.jpg', scene: harbour.harbourAtDusk, size: wide },
  {
    file: 'wires/nordwire/container-ship.jpg',
    scene: harbour.containerShip,
    size: wide,
    exif: { Copyright: 'Nordwire / Aage Lund', ImageDescription: 'A container vessel in the Merrow Sound.' },
  },
  { file: 'wires/nordwire/glacier-front.jpg', scene: fields.glacier, size: wide },
  { file: 'wires/nordwire/exchange.jpg', scene: state.exchange, size: wide, also: 'arrivals/nordwire/exchange.jpg' },
  { file: 'wires/nordwire/wind-farm.jpg', scene: works.windFarm, size: wide },
  { file: 'wires/nordwire/seabed-cable.jpg', scene: seabed.seabedCable, size: wide },
  { file: 'wires/pacific/misty-ranges.jpg', scene: heights.mistyMountains, size: wide },
  { file: 'wires/pacific/solar-farm.jpg', scene: fields.solarFarm, size: wide },
  { file: 'wires/pacific/mountain-train.jpg', scene: heights.mountainTrain, size: wide },
  { file: 'wires/pacific/night-market.jpg', scene: gatherings.nightMarket, size: wide },
  { file: 'wires/pacific/satellite.jpg', scene: space.satelliteOverPlanet, size: wide },
  { file: 'wires/pacific/observatory.jpg', scene: space.observatory, size: wide },
  { file: 'wires/pacific/coral-reef.jpg', scene: seabed.coralReef, size: wide },
  { file: 'wires/pacific/festival-crowd.jpg', scene: gatherings.festivalCrowd, size: wide },
  { file: 'wires/agora/stadium.jpg', scene: grounds.stadium, size: wide },
  { file: 'wires/agora/pitch.jpg', scene: grounds.pitchFromAbove, size: wide },
  { file: 'wires/agora/cyclists.jpg', scene: races.cyclistsOnThePass, size: wide },
  { file: 'wires/agora/regatta.jpg', scene: afloat.regatta, size: wide },
  { file: 'wires/agora/rowers.jpg', scene: afloat.rowersAtDawn, size: square },
  { file: 'wires/agora/track.jpg', scene: races.trackLanes, size: wide },
  { file: 'wires/quayside/concert-hall.jpg', scene: music.concertHall, size: wide },
  { file: 'wires/quayside/library.jpg', scene: rooms.library, size: tall },
  { file: 'wires/quayside/harbour-cinema.jpg', scene: gatherings.harbourCinema, size: wide },
  { file: 'wires/quayside/vineyards.jpg', scene: fields.vineyards, size: wide },
  { file: 'wires/nordwire/central-bank.jpg', scene: places.centralBank, size: wide },
  { file: 'wires/pacific/hill-village.jpg', scene: places.hillVillage, size: wide },
  { file: 'wires/pacific/loom.jpg', scene: places.loom, size: [1300, 867] },
  { file: 'wires/agora/sea-road.jpg', scene: places.seaRoad, size: wide, also: 'arrivals/agora/sea-road.jpg' },
  { file: 'own/orchestra.jpg', scene: music.orchestra, size: wide },
  { file: 'own/laboratory.jpg', scene: works.laboratory, size: wide },
  { file: 'own/skyline.jpg', scene: town.skylineAtNight, size: wide },
  { file: 'own/boats-in-fog.jpg', scene: afloat.boatsInFog, size: wide },
  { file: 'arrivals/pacific/rocket.jpg', scene: space.rocketLaunch, size: tall },
]

/** At most 80 kB: the quality gives way, never the size in pixels. */
const compressed = async (pixels: Buffer, exif: Drawing['exif']): Promise<Buffer> => {
  for (let quality = 68; ; quality -= 4) {
    const picture = sharp(pixels).jpeg({ quality, mozjpeg: true })
    const bytes = await (exif ? picture.withExif({ IFD0: exif }) : picture).toBuffer()
    if (bytes.length <= 80_000 || quality <= 40) return bytes
  }
}

const draw = async ({ file, scene, size, exif, also }: Drawing): Promise<void> => {
  const pixels = await sharp(Buffer.from(scene(...size)))
    .flatten()
    .png()
    .toBuffer()
  const bytes = await compressed(pixels, exif)
  for (const name of also ? [file, also] : [file]) {
    const target = join(import.meta.dirname, name)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
  }
  console.log(`${file}\t${size.join('×')}\t${Math.round(bytes.length / 1024)} kB`)
}

const wanted = process.argv.slice(2)
for (const drawing of drawings) {
  if (!wanted.length || wanted.some((name) => drawing.file.includes(name))) await draw(drawing)
}
