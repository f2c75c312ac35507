/** Draws the demonstration's pictures beside its wires: `node demo/pictures.ts [NAME …]`, run by hand after a scene has changed. */

import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import * as city from './scenes/city.ts'
import * as culture from './scenes/culture.ts'
import type { Scene } from './scenes/draw.ts'
import * as land from './scenes/land.ts'
import * as science from './scenes/science.ts'
import * as sea from './scenes/sea.ts'
import * as sport from './scenes/sport.ts'

type Drawing = {
  file: string
  scene: Scene
  size: [number, number]
  exif?: { Copyright: string; ImageDescription: string }
}

const wide: [number, number] = [1600, 1067]
const tall: [number, number] = [1000, 1500]
const square: [number, number] = [1300, 1300]

const drawings: Drawing[] = [
  {
    file: 'wires/meridian/perrin-lighthouse.jpg',
    scene: sea.stormAtSea,
    size: wide,
    exif: { Copyright: 'Meridian / Luc Ferrand', ImageDescription: 'Waves break at Pointe du Nord, Saint Brannan.' },
  },
  { file: 'wires/meridian/relief-ship.jpg', scene: sea.reliefShip, size: wide },
  { file: 'wires/meridian/chamber.jpg', scene: city.chamber, size: wide },
  { file: 'wires/meridian/crossing.jpg', scene: city.bridgeAtDawn, size: wide },
  { file: 'wires/meridian/volcano.jpg', scene: land.volcano, size: wide },
  { file: 'wires/meridian/phare.jpg', scene: culture.oldLighthouse, size: tall },
  { file: 'wires/meridian/gallery.jpg', scene: culture.gallery, size: wide },
  { file: 'wires/nordwire/harbour-dusk.jpg', scene: sea.harbourAtDusk, size: wide },
  {
    file: 'wires/nordwire/container-ship.jpg',
    scene: sea.containerShip,
    size: wide,
    exif: { Copyright: 'Nordwire / Aage Lund', ImageDescription: 'A container vessel in the Merrow Sound.' },
  },
  { file: 'wires/nordwire/glacier-front.jpg', scene: land.glacier, size: wide },
  { file: 'wires/nordwire/exchange.jpg', scene: city.exchange, size: wide },
  { file: 'wires/nordwire/wind-farm.jpg', scene: science.windFarm, size: wide },
  { file: 'wires/nordwire/seabed-cable.jpg', scene: science.seabedCable, size: wide },
  { file: 'wires/pacific/misty-ranges.jpg', scene: land.mistyMountains, size: wide },
  { file: 'wires/pacific/solar-farm.jpg', scene: land.solarFarm, size: wide },
  { file: 'wires/pacific/mountain-train.jpg', scene: land.mountainTrain, size: wide },
  { file: 'wires/pacific/night-market.jpg', scene: city.nightMarket, size: wide },
  { file: 'wires/pacific/satellite.jpg', scene: science.satelliteOverPlanet, size: wide },
  { file: 'wires/pacific/observatory.jpg', scene: science.observatory, size: wide },
  { file: 'wires/pacific/coral-reef.jpg', scene: science.coralReef, size: wide },
  { file: 'wires/pacific/festival-crowd.jpg', scene: culture.festivalCrowd, size: wide },
  { file: 'wires/agora/stadium.jpg', scene: sport.stadium, size: wide },
  { file: 'wires/agora/pitch.jpg', scene: sport.pitchFromAbove, size: wide },
  { file: 'wires/agora/cyclists.jpg', scene: sport.cyclistsOnThePass, size: wide },
  { file: 'wires/agora/regatta.jpg', scene: sport.regatta, size: wide },
  { file: 'wires/agora/rowers.jpg', scene: sport.rowersAtDawn, size: square },
  { file: 'wires/agora/track.jpg', scene: sport.trackLanes, size: wide },
  { file: 'wires/quayside/concert-hall.jpg', scene: culture.concertHall, size: wide },
  { file: 'wires/quayside/library.jpg', scene: culture.library, size: tall },
  { file: 'wires/quayside/harbour-cinema.jpg', scene: culture.harbourCinema, size: wide },
  { file: 'wires/quayside/vineyards.jpg', scene: land.vineyards, size: wide },
  { file: 'own/orchestra.jpg', scene: culture.orchestra, size: wide },
  { file: 'own/laboratory.jpg', scene: science.laboratory, size: wide },
  { file: 'own/skyline.jpg', scene: city.skylineAtNight, size: wide },
  { file: 'own/boats-in-fog.jpg', scene: city.boatsInFog, size: wide },
  { file: 'arrivals/pacific/rocket.jpg', scene: science.rocketLaunch, size: tall },
]

/** At most 88 kB each: the quality gives way, never the size in pixels. */
const draw = async ({ file, scene, size, exif }: Drawing): Promise<void> => {
  const target = join(import.meta.dirname, file)
  await mkdir(dirname(target), { recursive: true })
  const pixels = await sharp(Buffer.from(scene(...size)))
    .flatten()
    .png()
    .toBuffer()
  for (let quality = 74; ; quality -= 4) {
    const picture = sharp(pixels).jpeg({ quality, mozjpeg: true })
    const bytes = await (exif ? picture.withExif({ IFD0: exif }) : picture).toBuffer()
    if (bytes.length > 88_000 && quality > 40) continue
    await writeFile(target, bytes)
    console.log(`${file}\t${size.join('×')}\t${Math.round(bytes.length / 1024)} kB\tquality ${quality}`)
    return
  }
}

const wanted = process.argv.slice(2)
for (const drawing of drawings)
  if (!wanted.length || wanted.some((name) => drawing.file.includes(name))) await draw(drawing)
